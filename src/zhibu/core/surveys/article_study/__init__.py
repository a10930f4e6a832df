"""The article's own survey, rebuilt from what it published, as a sample study.

Source: 推动机关党建高质量发展科学方法研究——以小机关党建工作为例 (2025-10-21). It publishes
shares, not answers: `answers.article_answers` makes 108 responses that have exactly the
published shares; everything else in them is invented and marked 模拟 where it shows.
"""
